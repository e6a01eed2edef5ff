// The order lines behind a number of the results.
import { useQuery } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { keyOf, type Which } from "@/domains/review/shows";

export type Behind = Shapes["BehindOut"];
export type OrderLine = Shapes["LineOut"];

/** Which number: of the attributions, or of a metric of the reconciliation; `name`: what it is called,
 * `note`: what is to be said of its lines. */
export interface Asked {
  of: string;
  part: string;
  name: string;
  note?: string;
}

export const useBehind = (which: Which, asked: Asked | null) =>
  useQuery({
    queryKey: [...keyOf(which), "results", "lines", asked?.of, asked?.part],
    queryFn: () =>
      answered(
        api.GET("/api/review/{room}/{show}/results/lines", {
          params: { path: which, query: { of: asked?.of ?? "", part: asked?.part ?? "" } },
        }),
      ),
    enabled: asked !== null,
  });
