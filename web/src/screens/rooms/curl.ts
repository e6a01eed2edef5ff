// The command that sends one event, ready to be pasted into a terminal.

/** For a shell of Unix: nothing inside single quotes means anything but itself. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** `at`: now, UTC ms. Pasted twice it is one event: its id stays. */
export function curlOne(origin: string, room: string, token: string, at: number): string {
  const event = { id: `try-${at}`, kind: "comment", ts: at, text: "试发一条" };
  return command(origin, room, token, quoted(JSON.stringify(event)));
}

/** Sends a file of lines, compressed. */
export function curlFile(origin: string, room: string, token: string): string {
  return `gzip -c events.ndjson | ${command(origin, room, token, "@-", "Content-Encoding: gzip")}`;
}

function command(origin: string, room: string, token: string, data: string, more?: string) {
  const headers = [`Authorization: Bearer ${token}`, ...(more === undefined ? [] : [more])];
  return [
    `curl -X POST ${quoted(`${origin}/api/rooms/${encodeURIComponent(room)}/events`)}`,
    ...headers.map((header) => `  -H ${quoted(header)}`),
    `  --data-binary ${data}`,
  ].join(" \\\n");
}
