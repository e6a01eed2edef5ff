// What language the phone board speaks; its words alone, and not those of every page.
import type { Language } from "@/kit/format";
import { recall } from "@/kit/memory";
import { phone as en } from "@/words/en/phone";
import { phone as zh } from "@/words/zh/phone";

export const language: Language = recall("language") === "en" ? "en" : "zh";
export const words = (language === "en" ? en : zh).phone;
