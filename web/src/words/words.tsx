// Which language the screens speak, chosen by the person and remembered by the browser.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Language } from "@/kit/format";
import { recall, remember } from "@/kit/memory";
import { en } from "./en";
import { type Words, zh } from "./zh";

const dictionaries: Record<Language, Words> = { zh, en };
const KEY = "language";

interface Speaking {
  language: Language;
  words: Words;
  speak: (language: Language) => void;
}

const Context = createContext<Speaking>({ language: "zh", words: zh, speak: () => {} });

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (recall(KEY) === "en" ? "en" : "zh"));
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      words: dictionaries[language],
      speak: (next: Language) => {
        remember(KEY, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The dictionary of the language on screen. */
export function useWords(): Words {
  return useContext(Context).words;
}

export function useLanguage(): Speaking {
  return useContext(Context);
}
