// What a kind of rate is called, and what one unit of it is of: the server's words in Chinese, ours in
// English.
import { useMemo } from "react";
import { useWords } from "@/words/words";

interface Kind {
  code: string;
  label: string;
  per: string;
}

export function useKindWords() {
  const { kinds, pers } = useWords().rates;
  return useMemo(
    () => ({
      named: ({ code, label }: Pick<Kind, "code" | "label">) => kinds[code] ?? label,
      per: ({ code, per }: Pick<Kind, "code" | "per">) => pers[code] ?? per,
    }),
    [kinds, pers],
  );
}

export type KindWords = ReturnType<typeof useKindWords>;
