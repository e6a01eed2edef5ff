// Which light a page stands in: what the person chose, else what the page asks for.
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { recall, remember } from "@/kit/memory";
import { useMedia } from "@/kit/useMedia";
import { useLanguage } from "@/words/words";
import { antdTheme } from "./antd";
import { type LightName, lights, variables } from "./tokens";

/** "auto" follows the page (live pages are dark) and then the system. */
export type LightChoice = LightName | "auto";

interface Lighting {
  choice: LightChoice;
  light: LightName;
  choose: (choice: LightChoice) => void;
  ask: (light: LightName | null) => void;
}

const Context = createContext<Lighting | null>(null);
const KEY = "light";

/** On a laptop's 620 px the buttons of a dialog stay in sight: what scrolls is its body. */
const MODAL = {
  style: { top: 24 },
  styles: {
    header: { marginBottom: 12 },
    body: { maxHeight: "calc(100dvh - 190px)", overflowY: "auto" },
  },
} as const;

const isChoice = (value: unknown): value is LightChoice =>
  value === "paper" || value === "stage" || value === "auto";

export function LightingProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<LightChoice>(() => {
    const kept = recall(KEY);
    return isChoice(kept) ? kept : "auto";
  });
  const [asked, ask] = useState<LightName | null>(null);
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const touch = useMedia("(pointer: coarse)");
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const { language } = useLanguage();
  const light = choice === "auto" ? (asked ?? (systemDark ? "stage" : "paper")) : choice;

  const choose = useCallback((next: LightChoice) => {
    setChoice(next);
    remember(KEY, next);
  }, []);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.light = light;
    root.style.colorScheme = light === "stage" ? "dark" : "light";
    root.style.background = lights[light].ground;
    for (const [name, value] of Object.entries(variables(lights[light]))) {
      root.style.setProperty(name, value);
    }
    root.style.setProperty("--target", touch ? "var(--touch)" : "var(--control)");
    if (still) {
      root.style.setProperty("--quick", "0ms");
      root.style.setProperty("--calm", "0ms");
    }
  }, [light, touch, still]);

  const value = useMemo(() => ({ choice, light, choose, ask }), [choice, light, choose]);
  const theme = useMemo(() => antdTheme(light, touch, still), [light, touch, still]);
  return (
    <Context.Provider value={value}>
      <ConfigProvider
        theme={theme}
        locale={language === "zh" ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
        modal={MODAL}
      >
        {children}
      </ConfigProvider>
    </Context.Provider>
  );
}

export function useLighting(): Lighting {
  const value = useContext(Context);
  if (value === null) throw new Error("useLighting stands outside its provider");
  return value;
}

/** A live page asks for the dark stage while it is open; a person's own choice comes first. */
export function useStage(): void {
  const { ask } = useLighting();
  useEffect(() => {
    ask("stage");
    return () => ask(null);
  }, [ask]);
}
