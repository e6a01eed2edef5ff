// Files the server makes: handed over at once, or by a job when making one takes longer.
import { csrfToken, patientFetch } from "./client";
import { refusalFrom, unreachable } from "./refusal";

export interface TakenFile {
  name: string;
  content: Blob;
}

/** The job that will have the answer. */
export interface Working {
  job: number;
}

const NAMED = /filename\*=UTF-8''([^;]+)/;

/** Ask for a file; throws a Refusal. */
export async function askFile(path: string, body: unknown): Promise<TakenFile | Working> {
  const request = new Request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(body),
  });
  const response = await patientFetch(request).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw refusalFrom(response.status, await response.json().catch(() => null));
  if (response.status === 202) return (await response.json()) as Working;
  const named = NAMED.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
  return { name: decodeURIComponent(named), content: await response.blob() };
}

/** Hand an address to the browser's downloads; `name` only where the server does not say one. */
export function download(address: string, name = ""): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** Hand what is already here to the browser's downloads. */
export function save({ name, content }: TakenFile): void {
  const address = URL.createObjectURL(content);
  download(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
