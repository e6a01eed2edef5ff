// The places of the rail, in the order of the team's loop: only those that exist.
import {
  AccountBookOutlined,
  AimOutlined,
  CalendarOutlined,
  DashboardOutlined,
  HomeOutlined,
  ImportOutlined,
  MessageOutlined,
  PlaySquareOutlined,
  SafetyCertificateOutlined,
  ShoppingOutlined,
  TeamOutlined,
  VideoCameraOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Words } from "@/words/zh";

export interface PlaceEntry {
  path:
    | "/"
    | "/goals"
    | "/products"
    | "/evidence"
    | "/violations"
    | "/clips"
    | "/packs"
    | "/accepted"
    | "/keeping"
    | "/shows"
    | "/roster"
    | "/rooms"
    | "/boards"
    | "/imports"
    | "/groups"
    | "/rates"
    | "/people";
  word: keyof Words["places"];
  icon: ReactNode;
  /** Who has this right sees it; left out: everybody. */
  right?: string;
  /** Not in the rail: it is reached from other pages, and by the command box. */
  apart?: true;
}

export const places: readonly PlaceEntry[] = [
  { path: "/", word: "today", icon: <HomeOutlined /> },
  { path: "/goals", word: "goals", icon: <AimOutlined />, right: "goals.read" },
  { path: "/products", word: "products", icon: <ShoppingOutlined />, right: "product.read" },
  {
    path: "/evidence",
    word: "evidence",
    icon: <SafetyCertificateOutlined />,
    right: "compliance.read",
  },
  {
    path: "/violations",
    word: "violations",
    icon: <SafetyCertificateOutlined />,
    right: "compliance.read",
    apart: true,
  },
  {
    path: "/clips",
    word: "clips",
    icon: <SafetyCertificateOutlined />,
    right: "compliance.read",
    apart: true,
  },
  {
    path: "/packs",
    word: "packs",
    icon: <SafetyCertificateOutlined />,
    right: "compliance.read",
    apart: true,
  },
  {
    path: "/accepted",
    word: "accepted",
    icon: <SafetyCertificateOutlined />,
    right: "compliance.read",
    apart: true,
  },
  {
    path: "/keeping",
    word: "keeping",
    icon: <SafetyCertificateOutlined />,
    right: "compliance.read",
    apart: true,
  },
  { path: "/shows", word: "shows", icon: <PlaySquareOutlined />, right: "product.read" },
  { path: "/roster", word: "roster", icon: <CalendarOutlined />, right: "people.read" },
  { path: "/rooms", word: "rooms", icon: <VideoCameraOutlined />, right: "run.read" },
  { path: "/boards", word: "boards", icon: <DashboardOutlined />, right: "run.read" },
  { path: "/imports", word: "imports", icon: <ImportOutlined />, right: "file.import" },
  { path: "/groups", word: "groups", icon: <MessageOutlined />, right: "team.read" },
  {
    path: "/rates",
    word: "rates",
    icon: <AccountBookOutlined />,
    right: "money.cost.read",
    apart: true,
  },
  { path: "/people", word: "people", icon: <TeamOutlined />, right: "people.read" },
];
