// A number opened: how it is worked out, what of, who told it, what it is compared with, its rows.
import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import type { Tile } from "@/domains/boards/boards";
import { useSourceName } from "@/domains/boards/sourceName";
import { exactText, valueText, whole } from "@/domains/boards/telling";
import { useMetricMeanings } from "@/domains/review/shows";
import { UNKNOWN } from "@/kit/format";
import { useLanguage } from "@/words/words";
import { nameOf } from "../show/counts";
import { ComparedRows } from "./ComparedRows";
import { GoalText } from "./GoalText";
import { RowsOf } from "./RowsOf";
import styles from "./sheet.module.css";
import { sidesOf } from "./sides";
import { useSourceText } from "./useSourceText";
import { whenText } from "./whenText";

/** A tile that was pressed: of which row beside the board or show of a day, in which money. */
export interface OpenedTile {
  tile: Tile;
  of: string;
  cur: string;
}

interface Props {
  opened: OpenedTile | null;
  close: () => void;
}

export function NumberSheet({ opened, close }: Props) {
  const { language } = useLanguage();
  const title =
    opened === null ? "" : [opened.of, nameOf(opened.tile, language)].filter(Boolean).join(" · ");
  return (
    <Drawer open={opened !== null} onClose={close} title={title} size={620} destroyOnHidden>
      {opened !== null && <Sheet key={opened.tile.metric} {...opened} />}
    </Drawer>
  );
}

function Sheet({ tile, of, cur }: OpenedTile) {
  const { words, language } = useLanguage();
  const told = words.boards.sheet;
  const [rows, setRows] = useState(false);
  const shown = valueText(tile.value, tile.unit, language, cur);
  const exact = exactText(tile.value, tile.unit, cur);
  return (
    <div className={styles.sheet} data-sheet={tile.metric}>
      <p className={styles.big} data-value={tile.value ?? ""}>
        <b>{shown.text}</b> <small>{shown.unit}</small>
        {shown.text !== exact && tile.value !== null && (
          <span className={styles.soft}>{`${told.exact} ${exact}${shown.unit}`}</span>
        )}
      </p>
      {tile.value === null && <p>{tile.why}</p>}
      <Part title={told.how}>
        <How tile={tile} />
      </Part>
      <Part title={told.made}>
        <Made tile={tile} cur={cur} />
      </Part>
      {tile.goal !== null && (
        <Part title={words.boards.goal.title}>
          <p>
            {words.boards.goal.of(
              whole(tile.goal.value, tile.unit, language, cur),
              whole(tile.goal.done, tile.unit, language, cur),
            )}
          </p>
          <p>
            <GoalText goal={tile.goal} unit={tile.unit} cur={cur} />
          </p>
        </Part>
      )}
      <Part title={told.compared}>
        {tile.baseline === null ? (
          <p className={styles.soft}>{tile.no_baseline || told.noneCompared}</p>
        ) : (
          <ComparedRows tile={tile} baseline={tile.baseline} cur={cur} />
        )}
      </Part>
      {tile.traceable && tile.value !== null ? (
        <Button onClick={() => setRows(true)} data-act="rows">
          {told.rows}
        </Button>
      ) : (
        <p className={styles.soft}>{tile.level === "day" ? told.dayRows : told.notTraceable}</p>
      )}
      {rows && <RowsOf tile={tile} of={of} close={() => setRows(false)} />}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The guide's sentence on a metric; a hand reading has none but how it came. */
function How({ tile }: { tile: Tile }) {
  const { words, language } = useLanguage();
  const meaning = useMetricMeanings().data?.find(({ id }) => id === tile.metric);
  if (meaning === undefined) {
    const byHand = tile.metric.startsWith("reading.");
    return <p>{byHand ? words.boards.sheet.byHand : words.boards.waiting}</p>;
  }
  const zh = language === "zh";
  return (
    <>
      <p>{zh ? meaning.formula_zh : meaning.formula}</p>
      {zh && (
        <p className={styles.soft}>
          {[meaning.origin_zh, meaning.dedupe_zh, meaning.maturity_zh].filter(Boolean).join(" · ")}
        </p>
      )}
      {meaning.note !== "" && <p className={styles.soft}>{meaning.note}</p>}
    </>
  );
}

/** Both sides of it, who told them, as of when, and whether they are final. */
function Made({ tile, cur }: { tile: Tile; cur: string }) {
  const { words, language } = useLanguage();
  const told = words.boards.sheet;
  const sourceName = useSourceName();
  const sourceText = useSourceText();
  const catalogue = useMetricMeanings().data ?? [];
  const meaning = catalogue.find(({ id }) => id === tile.metric);
  const sides = sidesOf(tile, meaning, catalogue, cur, language === "zh") ?? [];
  return (
    <dl className={styles.facts}>
      {sides.map((side, at) => (
        <div key={side.name}>
          <dt>{at === 0 ? told.num : told.den}</dt>
          <dd>
            {side.name} <b>{side.text}</b>
          </dd>
        </div>
      ))}
      <div>
        <dt>{told.sources}</dt>
        <dd>
          {tile.value === null ? UNKNOWN : sourceText(tile)}
          <span className={styles.soft}>
            {[
              tile.sources.length > 0 && words.common.listed(tile.sources.map(sourceName)),
              tile.as_of !== null && words.boards.asOf(whenText(tile.as_of, language)),
            ]
              .filter(Boolean)
              .map((one) => ` · ${one}`)
              .join("")}
          </span>
        </dd>
      </div>
      {language === "zh" && (
        <div>
          <dt>{told.ripe}</dt>
          <dd>{tile.maturity_zh}</dd>
        </div>
      )}
    </dl>
  );
}
