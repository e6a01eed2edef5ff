// A show's links: read once, changed one by one, reordered together.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";
import { newest, withRow } from "../newest";
import { overOthers } from "../overOthers";
import type { Move } from "./numbers";

/** A link as this person may see it: `view` says whether cost and margin are in it. */
export type Link = Shapes["LinkOut"] | Shapes["LinkCostOut"] | Shapes["LinkProfitOut"];
export type Note = Shapes["NoteOut"];
export type Reordered = Shapes["ReorderOut"];

const keyOf = (show: number) => ["selection", "links", show] as const;
const inShow = (show_id: number) => ({ path: { show_id } });
const at = (link_id: number) => ({ path: { link_id } });

const ask = (show: number): Promise<Link[]> =>
  answered(api.GET("/api/shows/{show_id}/links", { params: inShow(show) }));

/** The links of a show in the order of the line-up. */
export function useLinks(show: number) {
  const queries = useQueryClient();
  const key = keyOf(show);
  const again = () => void queries.invalidateQueries({ queryKey: key });
  useSubject("selection.link", again);
  useSubject("selection.product", again);
  useSubject("selection.sku", again);
  return useQuery({
    queryKey: key,
    queryFn: async () => newest(queries.getQueryData<Link[]>(key), await ask(show)),
  });
}

/** What the plan says of a link and anybody who lists goods may change. */
export type Planned = Partial<
  Pick<Link, "talk_seconds" | "talk_share" | "promisable_stock" | "note"> & {
    notes: Record<string, string>;
  }
>;

export type Offer = Partial<Pick<Link, "final_price" | "offer">>;

const noteText = (link: Link, key: string) =>
  link.notes.find((note) => note.key === key)?.text ?? "";

/** Whether what `given` replaces in a link reads in `now` as it did in `seen`. */
function untouched(seen: Link, given: Planned & Offer) {
  const { notes = {}, ...fields } = given;
  const names = Object.keys(fields) as (keyof typeof fields)[];
  return (now: Link) =>
    names.every((name) => now[name] === seen[name]) &&
    Object.keys(notes).every((key) => noteText(now, key) === noteText(seen, key));
}

/** Acts on the links of a show. Each ends with the page knowing what the server answered. */
export function useLinkActs(show: number) {
  const queries = useQueryClient();
  return useMemo(() => {
    const key = keyOf(show);
    const reread = () =>
      queries.fetchQuery({ queryKey: key, queryFn: () => ask(show), staleTime: 0 });
    const put = <Answer extends Link>(row: Answer): Answer => {
      queries.setQueryData<Link[]>(key, (kept) => withRow(kept, row));
      return row;
    };
    const write = (row: Link, given: Planned & Offer, send: (now: Link) => Promise<Link>) =>
      overOthers({
        row,
        write: async (now) => put(await send(now)),
        read: async () => (await reread()).find((one) => one.id === row.id),
        untouched: untouched(row, given),
      });

    return {
      reread,
      change: (link: Link, given: Planned) =>
        write(link, given, (now) => {
          const { position, talk_seconds, talk_share, promisable_stock, note } = now;
          const as = { position, talk_seconds, talk_share, promisable_stock, note };
          const body = { ...as, ...given, expect: now.version };
          return answered(api.POST("/api/links/{link_id}", { params: at(now.id), body }));
        }),

      setOffer: (link: Link, given: Offer) =>
        write(link, given, (now) => {
          const { final_price, offer, version: expect } = now;
          const body = { final_price, offer, ...given, expect };
          return answered(api.POST("/api/links/{link_id}/offer", { params: at(now.id), body }));
        }),

      add: async (body: Shapes["LinkIn"]) =>
        put(await answered(api.POST("/api/shows/{show_id}/links", { params: inShow(show), body }))),

      /** All moves or none; the answer has the sentence for the host. */
      reorder: async (moves: Move[]): Promise<Reordered> => {
        try {
          return await answered(
            api.POST("/api/shows/{show_id}/links/reorder", {
              params: inShow(show),
              body: { moves },
            }),
          );
        } finally {
          // It answers who moved, not what each link is now.
          await reread();
        }
      },

      /** The links of another show, behind what is in the bag. */
      copyFrom: async (source: number) => {
        const done = await answered(
          api.POST("/api/shows/{show_id}/links/copy", {
            params: inShow(show),
            body: { source },
          }),
        );
        await reread();
        return done;
      },

      /** Take back a reordering, a copy or an import. */
      undo: async (act: string) => {
        await answered(
          api.POST("/api/shows/{show_id}/undo", { params: inShow(show), body: { act } }),
        );
        await reread();
      },

      retire: async (link: Link) => {
        const body = { expect: link.version };
        const gone = await answered(
          api.POST("/api/links/{link_id}/retire", { params: at(link.id), body }),
        );
        queries.setQueryData<Link[]>(key, (kept) => kept?.filter((one) => one.id !== gone.id));
        return gone;
      },

      /** Put a link back, with the number it had if nobody has it by now. */
      restore: async (gone: Link, link_no: number | null) => {
        const back = await answered(
          api.POST("/api/links/{link_id}/restore", {
            params: at(gone.id),
            body: { expect: gone.version },
          }),
        );
        if (link_no !== null) {
          const moves = [{ link: back.id, expect: back.version, link_no, position: null }];
          const body = { moves };
          await answered(
            api.POST("/api/shows/{show_id}/links/reorder", { params: inShow(show), body }),
          ).finally(reread);
        } else put(back);
      },
    };
  }, [queries, show]);
}

export type LinkActs = ReturnType<typeof useLinkActs>;
