// The addresses of the pages. Each page is a file of its own, loaded when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { Crash } from "./Crash";
import { Gate } from "./Gate";
import { Missing } from "./Missing";
import { toldApart } from "./reach";

const root = createRootRoute({ component: Gate, notFoundComponent: Missing });

const page = <Path extends string>(path: Path, load: Parameters<typeof lazyRouteComponent>[0]) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(toldApart(load)),
  });

const pages = [
  page("/", () => import("@/screens/Today")),
  page("/sign-in", () => import("@/screens/Home")),
  page("/goals", () => import("@/screens/goals/Goals")),
  page("/rates", () => import("@/screens/rates/Rates")),
  page("/products", () => import("@/screens/products/Products")),
  page("/evidence", () => import("@/screens/evidence/Evidence")),
  page("/packs", () => import("@/screens/packs/Packs")),
  page("/accepted", () => import("@/screens/accepted/Accepted")),
  page("/keeping", () => import("@/screens/keeping/Keeping")),
  page("/clips", () => import("@/screens/clips/Clips")),
  page("/violations", () => import("@/screens/violations/Violations")),
  page("/shows", () => import("@/screens/shows/Shows")),
  page("/shows/$show", () => import("@/screens/shows/ShowHome")),
  page("/shows/$show/links", () => import("@/screens/links/LinksPage")),
  page("/shows/$show/rundown", () => import("@/screens/rundown/RundownPage")),
  page("/shows/$show/review", () => import("@/screens/preshow/PreShowPage")),
  page("/roster", () => import("@/screens/roster/Roster")),
  page("/people", () => import("@/screens/people/People")),
  page("/rooms", () => import("@/screens/rooms/Rooms")),
  page("/rooms/$room", () => import("@/screens/control/Control")),
  page("/rooms/$room/dock", () => import("@/screens/control/Dock")),
  page("/rooms/$room/shows", () => import("@/screens/show/Shows")),
  page("/rooms/$room/shows/$show", () => import("@/screens/show/Show")),
  page("/rooms/$room/shows/$show/results", () => import("@/screens/results/Results")),
  page("/rooms/$room/shows/$show/profit", () => import("@/screens/profit/Profit")),
  page("/rooms/$room/shows/$show/review", () => import("@/screens/findings/Findings")),
  page("/rooms/$room/shows/$show/bulletin", () => import("@/screens/bulletin/Bulletin")),
  page("/boards", () => import("@/screens/boards/Boards")),
  page("/imports", () => import("@/screens/imports/Imports")),
  page("/groups", () => import("@/screens/groups/Groups")),
  page("/account", () => import("@/screens/Account")),
];
// A page of specimens for those who build screens; it is not part of what is shipped.
const specimens = import.meta.env.DEV
  ? [page("/kit", () => import("@/screens/specimens/Specimens"))]
  : [];

export const router = createRouter({
  routeTree: root.addChildren([...pages, ...specimens]),
  defaultErrorComponent: Crash,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
