// What people call a source: a file by the title of its format, any other by its own name.
import { useCallback } from "react";
import { useFormats } from "@/domains/imports/imports";
import { useWords } from "@/words/words";

const FILE = "file:";
const DESK = "desk";

export function useSourceName(): (source: string) => string {
  const { desk } = useWords().boards.sheet;
  const formats = useFormats(true).data;
  return useCallback(
    (source) => {
      if (source === DESK) return desk;
      if (!source.startsWith(FILE)) return source;
      const id = source.slice(FILE.length);
      return formats?.find((format) => format.id === id)?.title ?? id;
    },
    [formats, desk],
  );
}
