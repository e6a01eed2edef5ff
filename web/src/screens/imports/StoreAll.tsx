// Every file with nothing open, stored by one press: first it is shown which goes where, afterwards
// which did not and why.
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { askFile, type ImportedFile, readAgain, storeFile } from "@/domains/imports/imports";
import { type Answers, destinations, nothingOpen, storing } from "@/domains/imports/placing";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { useWords } from "@/words/words";
import { storable } from "./storable";
import styles from "./storeAll.module.css";

interface Props {
  files: readonly ImportedFile[];
  answers: Readonly<Record<number, Answers>>;
}

/** Where a file would go; `why` says what became of one that was not stored. */
interface Line {
  id: number;
  name: string;
  rooms: readonly string[];
  /** The file does not say whose it is, or nobody has: it is the only room there is. */
  only: boolean;
  why: string;
}

export function StoreAll({ files, answers }: Props) {
  const words = useWords();
  const told = words.imports;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const titleOf = useRoomTitle();
  const [done, setDone] = useState<{ at: number; of: number } | null>(null);
  const [asked, setAsked] = useState<readonly Line[] | null>(null);
  const [failed, setFailed] = useState<readonly Line[]>([]);
  const ready = storable(files, answers);

  /** One file as it stands now: somebody else may have been at it since the list was read. */
  const look = async ({ id, name }: Pick<ImportedFile, "id" | "name">) => {
    const line: Line = { id, name, rooms: [], only: false, why: "" };
    try {
      const { file, preview } = await askFile(id);
      if (file.state !== "ready" || preview === null || !nothingOpen(preview.placings)) {
        return {
          line: {
            ...line,
            why: file.told || (file.has_raw ? told.storeAllOpen : told.settings.noRaw),
          },
          found: null,
        };
      }
      const rooms = destinations(preview.placings, {}, titleOf);
      const only = preview.placings.some((one) => one.how === "only" || one.account === "");
      return { line: { ...line, rooms, only }, found: { file, placings: preview.placings } };
    } catch (error) {
      return { line: { ...line, why: sentence(asRefusal(error), words) }, found: null };
    }
  };
  const ask = async () => {
    setFailed([]);
    setDone({ at: 0, of: ready.length });
    const seen = await Promise.all(ready.map(look));
    setDone(null);
    setAsked(seen.map(({ line }) => line));
  };
  const store = async (lines: readonly Line[]) => {
    const not: Line[] = [];
    const wanted = lines.filter((line) => line.why === "");
    for (const [at, shown] of wanted.entries()) {
      setDone({ at, of: wanted.length });
      const { line, found } = await look(shown);
      if (found === null) not.push(line);
      else if (line.rooms.join() !== shown.rooms.join()) {
        not.push({ ...line, why: told.storeAllMoved });
      } else {
        try {
          await storeFile(found.file, storing(found.placings, {}));
        } catch (error) {
          not.push({ ...line, why: sentence(asRefusal(error), words) });
        }
      }
      void readAgain(queries);
    }
    setDone(null);
    setAsked(null);
    setFailed(not);
    if (not.length === 0) message.info(told.allStored(wanted.length));
  };

  const lines = asked ?? failed;
  const able = (asked ?? []).filter((line) => line.why === "").length;
  const close = () => {
    setAsked(null);
    setFailed([]);
  };
  return (
    <>
      {(done !== null || ready.length >= 2) && (
        <Button
          type="primary"
          loading={done !== null}
          data-act="store-all"
          onClick={() => void ask()}
        >
          {done === null || asked === null
            ? told.storeAll(ready.length)
            : told.storingAll(done.at + 1, done.of)}
        </Button>
      )}
      <Modal
        open={lines.length > 0}
        title={asked === null ? told.someNot(failed.length) : told.storeAllWhere}
        okText={asked === null ? told.storeAllKnown : told.storeAll(able)}
        okButtonProps={{ disabled: asked !== null && able === 0 }}
        cancelButtonProps={
          asked === null ? { style: { display: "none" } } : { disabled: done !== null }
        }
        confirmLoading={done !== null}
        onCancel={close}
        onOk={() => (asked === null ? close() : void store(asked))}
      >
        <ul className={styles.storeAll} data-store-all={asked === null ? "failed" : "asked"}>
          {lines.map((line) => (
            <li key={line.id} data-not={line.why !== ""}>
              <b>{line.name}</b>
              {line.why === "" ? (
                <span>
                  → {words.common.listed(line.rooms.map(words.common.quoted))}
                  {line.only && <small>{told.storeAllOnly}</small>}
                </span>
              ) : (
                <span>{line.why}</span>
              )}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
