// Which files one press may store. [plain]
import type { ImportedFile } from "@/domains/imports/imports";
import type { Answers } from "@/domains/imports/placing";

/** Read, nothing asked, and nobody has begun to say otherwise in their preview. */
export const storable = (
  files: readonly ImportedFile[],
  answers: Readonly<Record<number, Answers>>,
) =>
  files.filter(
    (file) => file.state === "ready" && Object.keys(answers[file.id] ?? {}).length === 0,
  );
