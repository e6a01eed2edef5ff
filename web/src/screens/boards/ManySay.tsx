// A sentence that many tiles of a board would say: said once, above them.
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import { nameOf } from "../show/counts";
import type { Said } from "./saidByMany";

export function ManySay({ said }: { said: Said }) {
  const { words, language } = useLanguage();
  return [...said].map(([text, tiles]) => (
    <p
      key={text}
      className={tone.soft}
      title={words.common.listed(tiles.map((tile) => nameOf(tile, language)))}
      data-said={tiles.length}
    >
      {words.boards.saidOf(tiles.length, text)}
    </p>
  ));
}
