// Files that were handed in, their previews, and what is done with them, kept fresh by the stream.
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { oneJob, underWay, type Work } from "@/domains/work/work";
import { useSubject } from "@/live/Live";

export type ImportedFile = Shapes["FileOut"];
export type State = ImportedFile["state"];
export type Preview = Shapes["ImportPreviewOut"];
export type FileWithPreview = Shapes["FileWithPreviewOut"];
export type Placing = Shapes["PlacingOut"];
export type SeenShow = Shapes["SeenShowOut"];
export type Problem = Shapes["ImportProblemOut"];
export type Sums = Shapes["SumsOut"];
export type FigureSum = Shapes["FigureOut"];
export type Change = Shapes["ChangeOut"];
export type Format = Shapes["FormatOut"];
export type TaughtTable = Shapes["TaughtOut"];
export type Sample = Shapes["SampleOut"];

const IMPORTS = ["imports"] as const;
const FILES = [...IMPORTS, "files"] as const;
/** A job says how far it is; it is asked this often while somebody looks. */
const AGAIN_MS = 500;
/** What is stuck in the watched folder is nobody's act: it is asked for now and then. */
const INBOX_MS = 15_000;

export const inFile = (file: number) => ({ path: { file } });
const oneKey = (file: number) => [...FILES, file] as const;

export const readAgain = (queries: QueryClient) => queries.invalidateQueries({ queryKey: FILES });

/** The files, the last handed in first. */
export function useFiles(enabled: boolean) {
  const queries = useQueryClient();
  useSubject("control.importedfile", () => void readAgain(queries));
  return useQuery({
    queryKey: FILES,
    queryFn: () => answered(api.GET("/api/imports")),
    enabled,
  });
}

export const askFile = (file: number): Promise<FileWithPreview> =>
  answered(api.GET("/api/imports/{file}", { params: inFile(file) }));

/** A file with its preview, asked for again while it is being compared with its rooms. */
export const useFile = (file: number) =>
  useQuery({
    queryKey: oneKey(file),
    queryFn: () => askFile(file),
    refetchInterval: ({ state }) => (state.data?.preview?.comparing === true ? AGAIN_MS : false),
  });

/** Whether something works on a file. */
export const works = ({ state }: ImportedFile) => state === "reading" || state === "storing";

/** How far the job of a file is; undefined while it is not known, or is another person's. */
export function useProgress(job: number | null, enabled: boolean, every = AGAIN_MS) {
  const asked = useQuery({
    queryKey: [...IMPORTS, "job", job],
    queryFn: () => oneJob(job ?? 0),
    enabled: enabled && job !== null,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.error || (state.data !== undefined && !underWay(state.data)) ? false : every,
  });
  return enabled ? asked.data : undefined;
}

/** What is under way, by job: one request for a list of any length. Undefined until it is known. */
export function useUnderWay(enabled: boolean): ReadonlyMap<number, Work> | undefined {
  return useQuery({
    queryKey: [...IMPORTS, "jobs"],
    queryFn: () => answered(api.GET("/api/jobs")),
    select: (jobs) => new Map(jobs.map((job) => [job.id, job])),
    enabled,
    staleTime: 0,
    refetchInterval: enabled ? AGAIN_MS : false,
  }).data;
}

/** A job came to an end that is none: what it worked on stands halfway. */
export const isBroken = (job: Work | undefined) =>
  job?.state === "dead" || job?.state === "cancelled";

/** The watched folder, and what lies in it and could not be taken. */
export const useInbox = () =>
  useQuery({
    queryKey: [...IMPORTS, "inbox"],
    queryFn: () => answered(api.GET("/api/imports/inbox")),
    staleTime: 0,
    refetchInterval: INBOX_MS,
  });

export const useFormats = (enabled: boolean) =>
  useQuery({
    queryKey: [...IMPORTS, "formats"],
    queryFn: () => answered(api.GET("/api/imports/formats")),
    staleTime: Infinity,
    enabled,
  });

export function useTaught(enabled: boolean) {
  const queries = useQueryClient();
  const queryKey = [...IMPORTS, "taught"];
  useSubject("control.taughttable", () => void queries.invalidateQueries({ queryKey }));
  return useQuery({
    queryKey,
    queryFn: () => answered(api.GET("/api/imports/taught")),
    enabled,
  });
}

/** The tables of a file nobody knows. */
export const useSamples = ({ id, version }: ImportedFile) =>
  useQuery({
    queryKey: [...IMPORTS, "sample", id, version],
    queryFn: () => answered(api.GET("/api/imports/{file}/sample", { params: inFile(id) })),
    staleTime: Infinity,
  });

/** What is missing in a mapping; the former answer stands until the new one is there. */
export const useMissing = (mapping: Record<string, unknown>) =>
  useQuery({
    queryKey: [...IMPORTS, "check", mapping],
    queryFn: () => answered(api.POST("/api/imports/check", { body: { mapping } })),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });

/** An act on files. Done, it is under way until they are read again; refused, it says so at once. */
export function useAct<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  const fresh = () =>
    Promise.all([readAgain(queries), queries.invalidateQueries({ queryKey: ["work"] })]);
  return useMutation({ mutationFn: ask, onSuccess: fresh, onError: () => void fresh() });
}

export type Settings = Omit<Shapes["SetIn"], "expect">;

/** Other settings; the file is read anew. */
export const useSetUp = () =>
  useAct(({ file, settings }: { file: ImportedFile; settings: Settings }) =>
    answered(
      api.POST("/api/imports/{file}", {
        params: inFile(file.id),
        body: { ...settings, expect: file.version },
      }),
    ),
  );

export type Storing = Omit<Shapes["StoreIn"], "expect">;

export const storeFile = (file: Pick<ImportedFile, "id" | "version">, storing: Storing) =>
  answered(
    api.POST("/api/imports/{file}/store", {
      params: inFile(file.id),
      body: { ...storing, expect: file.version },
    }),
  );

export const useStore = () =>
  useAct(({ file, storing }: { file: ImportedFile; storing: Storing }) => storeFile(file, storing));

/** A person says that the shop of a file is that of the room it was placed in. */
export const useConfirm = () =>
  useAct(({ file, account }: { file: ImportedFile; account: string }) =>
    answered(
      api.POST("/api/imports/{file}/confirm", {
        params: inFile(file.id),
        body: { expect: file.version, account },
      }),
    ),
  );

export const useWithdraw = () =>
  useAct(({ file, reason }: { file: ImportedFile; reason: string }) =>
    answered(
      api.POST("/api/imports/{file}/withdraw", {
        params: inFile(file.id),
        body: { expect: file.version, reason },
      }),
    ),
  );

export const useForgetFile = () =>
  useAct((file: ImportedFile) =>
    answered(
      api.POST("/api/imports/{file}/forget", {
        params: inFile(file.id),
        body: { expect: file.version },
      }),
    ),
  );

export const useTeach = () =>
  useAct(({ file, ...body }: { file: ImportedFile } & Omit<Shapes["TeachIn"], "expect">) =>
    answered(
      api.POST("/api/imports/{file}/teach", {
        params: inFile(file.id),
        body: { ...body, expect: file.version },
      }),
    ),
  );

export const useUnteach = () =>
  useAct((table: TaughtTable) =>
    answered(
      api.POST("/api/imports/taught/{table}/retire", {
        params: { path: { table: table.id } },
        body: { expect: table.version },
      }),
    ),
  );
