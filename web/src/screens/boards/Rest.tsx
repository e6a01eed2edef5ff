// The other numbers: found by name or pinyin, opened, or put on the board.
import { SearchOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import type { Tile } from "@/domains/boards/boards";
import { findTiles } from "@/domains/boards/search";
import { whole } from "@/domains/boards/telling";
import type { PinyinMatch } from "@/kit/actions/match";
import { useLanguage } from "@/words/words";
import { nameOf } from "../show/counts";
import styles from "./boards.module.css";
import { useSourceText } from "./useSourceText";

/** So many are listed; the rest is found by typing more. */
const MOST = 12;
const noPinyin: PinyinMatch = () => false;

interface Props {
  tiles: readonly Tile[];
  cur: string;
  open: (tile: Tile) => void;
  put: (metric: string) => void;
}

export function Rest({ tiles, cur, open, put }: Props) {
  const { words, language } = useLanguage();
  const told = words.boards.rest;
  const [typed, setTyped] = useState("");
  const [all, setAll] = useState(false);
  const [pinyin, setPinyin] = useState<PinyinMatch>(() => noPinyin);
  const sourceText = useSourceText();
  // 28 kB that only who types needs.
  const wanted = typed !== "";
  useEffect(() => {
    if (!wanted) return;
    void import("pinyin-match").then(({ default: matcher }) => {
      setPinyin(() => (text: string, part: string) => matcher.match(text, part) !== false);
    });
  }, [wanted]);
  const found = findTiles(tiles, typed, pinyin);
  const listed = all ? found : found.slice(0, MOST);
  const known = tiles.filter((tile) => tile.value !== null).length;
  if (tiles.length === 0) return null;
  return (
    <section className={styles.card} data-part="rest">
      <h2>{told.title}</h2>
      <div className={styles.find}>
        <Input
          allowClear
          prefix={<SearchOutlined />}
          value={typed}
          placeholder={told.hint}
          aria-label={told.title}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className={styles.meta}>{told.known(known, tiles.length)}</span>
      </div>
      {found.length === 0 && <p className={styles.soft}>{wanted ? told.none : told.noSuch}</p>}
      <ul className={styles.rest}>
        {listed.map((tile) => (
          <li key={tile.metric} data-rest={tile.metric}>
            <button type="button" className={styles.link} onClick={() => open(tile)}>
              {nameOf(tile, language)}
            </button>
            <span className={styles.restValue} title={tile.why}>
              {whole(tile.value, tile.unit, language, cur)}
            </span>
            <small className={styles.soft}>
              {tile.value === null ? tile.why : sourceText(tile)}
            </small>
            <Button size="small" onClick={() => put(tile.metric)}>
              {told.put}
            </Button>
          </li>
        ))}
      </ul>
      {found.length > listed.length && (
        <Button type="text" onClick={() => setAll(true)}>
          {told.all(found.length)}
        </Button>
      )}
    </section>
  );
}
