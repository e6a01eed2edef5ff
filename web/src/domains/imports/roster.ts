// A team's own roster as the roster's API reads it: what is asked, what would be planned.
import { answered, api, type Shapes } from "@/api/client";

export type RosterSheet = Shapes["RosterSheetOut"];
export type RosterPlan = Shapes["RosterOut"];
export type RosterItem = Shapes["RosterItemOut"];
export type RosterDone = Shapes["RosterDoneOut"];

/** The sheets of a file, as text to go on with. */
export const rosterSheets = (file: File): Promise<RosterSheet[]> =>
  answered(
    api.POST("/api/roster/file", {
      // The type says a string; what is sent is the file itself.
      body: { file: "" },
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file);
        return form;
      },
    }),
  );

export const rosterPreview = (body: Shapes["RosterIn"]): Promise<RosterPlan> =>
  answered(api.POST("/api/roster/preview", { body }));

export const rosterApply = (body: Shapes["RosterApply"]): Promise<RosterDone> =>
  answered(api.POST("/api/roster/apply", { body }));
