// A file that was read: its rooms, its preview, and the one button that stores it.
import { Alert, Button } from "antd";
import { useMemo } from "react";
import {
  type ImportedFile,
  type Preview,
  useConfirm,
  useSetUp,
  useStore,
} from "@/domains/imports/imports";
import { exactCount } from "@/domains/imports/exact";
import {
  type Answers,
  chosenRooms,
  destinations,
  firstAnswers,
  lacks,
  moved,
  saidOf,
  storing,
} from "@/domains/imports/placing";
import { changesNothing } from "@/domains/imports/preview";
import { useMay } from "@/domains/people/me";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { useRooms } from "@/domains/rooms/rooms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { AsOf } from "./AsOf";
import { Fold } from "./Fold";
import styles from "./imports.module.css";
import { Placings } from "./preview/Placings";
import { PreviewParts } from "./preview/PreviewParts";
import { Settings } from "./Settings";

interface Props {
  file: ImportedFile;
  preview: Preview;
  answers: Answers;
  answer: (answers: Answers) => void;
}

export function ToStore({ file, preview, answers: given, answer }: Props) {
  const words = useWords();
  const told = words.imports;
  const mayMake = useMay()("source.manage");
  const rooms = useRooms(true);
  const titleOf = useRoomTitle();
  const store = useStore();
  const setUp = useSetUp();
  const confirm = useConfirm();
  const { placings } = preview;
  const idents = useMemo(() => new Set(rooms.data?.map((room) => room.ident)), [rooms.data]);
  const first = useMemo(
    () => (mayMake && rooms.isSuccess ? firstAnswers(placings, idents) : {}),
    [mayMake, rooms.isSuccess, placings, idents],
  );
  const answers = useMemo(() => ({ ...first, ...given }), [first, given]);
  const missing = lacks(placings, answers, idents);
  const blocked = rooms.isPending || missing.size > 0;
  const why = [...missing].map(([lack, count]) => told.lacks[lack](count));
  const elsewhere = moved(placings, answers).some((one) => saidOf(one, answers)?.to === "room");
  const goesTo = (account: string) => {
    const placing = placings.find((one) => one.account === account);
    return placing === undefined ? null : saidOf(placing, answers);
  };
  const compare = () =>
    setUp.mutate({
      file,
      settings: {
        tz: file.tz,
        as_of: file.as_of,
        taught: file.taught,
        rooms: chosenRooms(placings, answers),
      },
    });
  const to = destinations(placings, answers, titleOf);
  const rows = exactCount(preview.rows);
  const label =
    to.length === 1
      ? told.store.to(rows, to[0] ?? "")
      : to.length === 0
        ? told.store.bare(rows)
        : told.store.many(rows, to.length);
  return (
    <>
      {file.told !== "" && <Alert type="warning" showIcon title={file.told} data-told />}
      <Placings
        platform={file.platform}
        placings={placings}
        answers={answers}
        first={first}
        rooms={rooms.data ?? []}
        mayMake={mayMake}
        answer={(account, said) => answer({ ...given, [account]: said })}
        confirm={(account) => confirm.mutate({ file, account })}
        confirming={confirm.isPending}
      />
      <AsOf key={file.as_of} file={file} rooms={chosenRooms(placings, answers)} />
      {elsewhere && (
        <p className={styles.refresh}>
          <span>{told.preview.refreshWhy}</span>
          <Button size="small" loading={setUp.isPending} data-act="compare" onClick={compare}>
            {told.preview.refresh}
          </Button>
        </p>
      )}
      <PreviewParts preview={preview} file={file} goesTo={goesTo} />
      <Fold title={told.settings.title}>
        <Settings key={file.version} file={file} rooms={chosenRooms(placings, answers)} />
      </Fold>
      <footer className={styles.foot}>
        <RefusalNote error={store.error ?? setUp.error ?? confirm.error} />
        <span className={styles.footWhy} role="status" data-lacks={why.length > 0}>
          {why.length > 0
            ? words.common.listed(why)
            : !elsewhere && changesNothing(preview.changes) && told.changes.nothing}
        </span>
        <Button
          type="primary"
          size="large"
          className={styles.store}
          disabled={blocked}
          loading={store.isPending}
          data-act="store"
          onClick={() => store.mutate({ file, storing: storing(placings, answers) })}
        >
          {label}
        </Button>
      </footer>
    </>
  );
}
