// What a part is called: the server's word in Chinese, ours in English.
import { useWords } from "@/words/words";

export function usePart(): (one: { part: string; label: string }) => string {
  const { parts } = useWords().profit;
  return ({ part, label }) => parts[part] ?? label;
}
