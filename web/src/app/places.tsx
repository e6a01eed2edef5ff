// The places of the rail, in the order of the team's loop: only those that exist.
import {
  CalendarOutlined,
  HomeOutlined,
  ImportOutlined,
  PlaySquareOutlined,
  ShoppingOutlined,
  TeamOutlined,
  VideoCameraOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Words } from "@/words/zh";

export interface PlaceEntry {
  path: "/" | "/products" | "/shows" | "/roster" | "/rooms" | "/imports" | "/people";
  word: keyof Words["places"];
  icon: ReactNode;
  /** Who has this right sees it; left out: everybody. */
  right?: string;
}

export const places: readonly PlaceEntry[] = [
  { path: "/", word: "today", icon: <HomeOutlined /> },
  { path: "/products", word: "products", icon: <ShoppingOutlined />, right: "product.read" },
  { path: "/shows", word: "shows", icon: <PlaySquareOutlined />, right: "product.read" },
  { path: "/roster", word: "roster", icon: <CalendarOutlined />, right: "people.read" },
  { path: "/rooms", word: "rooms", icon: <VideoCameraOutlined />, right: "run.read" },
  { path: "/imports", word: "imports", icon: <ImportOutlined />, right: "file.import" },
  { path: "/people", word: "people", icon: <TeamOutlined />, right: "people.read" },
];
