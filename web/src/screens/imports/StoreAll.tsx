// Every file with nothing open, stored by one press: each for itself, as its preview says.
import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { askFile, type ImportedFile, readAgain, storeFile } from "@/domains/imports/imports";
import { type Answers, nothingOpen, storing } from "@/domains/imports/placing";
import { useWords } from "@/words/words";
import { storable } from "./storable";

interface Props {
  files: readonly ImportedFile[];
  answers: Readonly<Record<number, Answers>>;
}

export function StoreAll({ files, answers }: Props) {
  const words = useWords();
  const told = words.imports;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [done, setDone] = useState<{ at: number; of: number } | null>(null);
  const ready = storable(files, answers);
  const store = async () => {
    let failed = 0;
    for (const [at, one] of ready.entries()) {
      setDone({ at, of: ready.length });
      try {
        const { file, preview } = await askFile(one.id);
        if (preview === null || !nothingOpen(preview.placings)) failed += 1;
        else await storeFile(file, storing(preview.placings, {}));
      } catch {
        // It stays in the list as it was; opened, it says why when it is tried there.
        failed += 1;
      }
      void readAgain(queries);
    }
    setDone(null);
    if (failed > 0) message.warning(told.someNot(failed), 8);
    else message.info(told.allStored(ready.length));
  };
  if (done === null && ready.length < 2) return null;
  return (
    <Button
      type="primary"
      loading={done !== null}
      data-act="store-all"
      onClick={() => void store()}
    >
      {done === null ? told.storeAll(ready.length) : told.storingAll(done.at + 1, done.of)}
    </Button>
  );
}
