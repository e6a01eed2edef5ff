// What each link brought each time it was explained: link by round, money a minute first.
import {
  type LinkRounds,
  mostRounds,
  type Round,
  ROUND_NUMBERS,
  roundsOf,
  ownOf,
} from "@/domains/results/rounds";
import { useLevel, type Which } from "@/domains/review/shows";
import { length, UNKNOWN } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { moneyText } from "./amounts";
import { Exact } from "./Exact";
import styles from "./table.module.css";

interface Props {
  which: Which;
  moving: boolean;
  /** What products are called, by their id. */
  names: Readonly<Record<string, string>>;
  /** Opens the rows behind what a link brought in a round. */
  open: (key: string, label: string) => void;
}

export function RoundsPart({ which, moving, names, open }: Props) {
  const told = useWords().results.rounds;
  const { data, error, isPending, refetch } = useLevel(which, "round", moving, ROUND_NUMBERS);
  if (error !== null) return <RefusalNote error={error} retry={() => void refetch()} />;
  if (isPending) return <p className={tone.soft}>{told.waiting}</p>;
  const links = roundsOf(data.rows);
  if (links.length === 0) return <p className={tone.soft}>{told.none}</p>;
  const turns = Array.from({ length: mostRounds(links) }, (_, at) => at + 1);
  return (
    <>
      <p className={tone.soft}>{told.about}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={told.title}>
        <table className={styles.table} data-rounds>
          <thead>
            <tr>
              <th scope="col">{told.link}</th>
              <th scope="col" data-number>
                {told.sum}
              </th>
              {turns.map((turn) => (
                <th key={turn} scope="col" data-number>
                  {told.turn(turn)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {links
              .map((link) => ({ ...link, called: calledIn(names, link) }))
              .map((link) => (
                <tr key={link.product} data-link={link.product}>
                  <th scope="row" title={link.called}>
                    {link.called === link.product ? <small>{link.called}</small> : link.called}
                  </th>
                  <td data-number data-value={ownOf(link) ?? ""}>
                    {moneyText(ownOf(link))}
                  </td>
                  {turns.map((turn) => {
                    const round = link.rounds.find((one) => one.turn === turn);
                    return (
                      <td key={turn} data-number data-round={round?.key}>
                        {round !== undefined && (
                          <One
                            round={round}
                            name={`${link.called} ${told.turn(turn)}`}
                            open={open}
                          />
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** As the show, the catalogue or a file names it; else its number or its id. */
const calledIn = (names: Props["names"], { product, label }: LinkRounds) => names[product] ?? label;

function One({ round, name, open }: { round: Round; name: string; open: Props["open"] }) {
  const told = useWords().results.rounds;
  const { perMinute, own, all, pitched } = round;
  return (
    <Exact
      name={name}
      text={perMinute === null ? UNKNOWN : told.perMinute(moneyText(Math.round(perMinute)))}
      tells={[
        told.own(moneyText(own)),
        told.pitched(pitched === null ? UNKNOWN : length(pitched / 1_000)),
        told.all(moneyText(all)),
      ]}
      onOpen={own === null ? undefined : () => open(round.key, name)}
    />
  );
}
