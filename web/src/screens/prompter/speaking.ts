// What language the prompter speaks; its words alone, and not those of every page.
import type { Language } from "@/kit/format";
import { recall } from "@/kit/memory";
import { prompter as en } from "@/words/en/prompter";
import { prompter as zh } from "@/words/zh/prompter";

export const language: Language = recall("language") === "en" ? "en" : "zh";
export const words = (language === "en" ? en : zh).prompter.page;
