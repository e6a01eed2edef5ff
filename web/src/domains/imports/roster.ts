// A team's own roster as the roster's API reads it: what is asked, what would be planned.
import { answered, api, type Shapes } from "@/api/client";
import { type ImportedFile, inFile, useAct } from "./imports";

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

/** The same of a file that was handed in before, and that a person said is a roster. */
export const keptSheets = (file: number): Promise<RosterSheet[]> =>
  answered(api.GET("/api/imports/{file}/roster", { params: inFile(file) }));

/** Whether a table nobody knows is a roster: kept with the file. */
export const useSayRoster = () =>
  useAct(({ file, roster }: { file: ImportedFile; roster: boolean }) =>
    answered(
      api.POST("/api/imports/{file}/roster", {
        params: inFile(file.id),
        body: { expect: file.version, roster },
      }),
    ),
  );

export const isRoster = ({ state, holds }: ImportedFile) =>
  state === "unknown" && holds === "roster";

export const rosterPreview = (body: Shapes["RosterIn"]): Promise<RosterPlan> =>
  answered(api.POST("/api/roster/preview", { body }));

export const rosterApply = (body: Shapes["RosterApply"]): Promise<RosterDone> =>
  answered(api.POST("/api/roster/apply", { body }));
