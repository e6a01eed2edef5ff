// What stands around every page: the rail, the bar, and the keys that work everywhere.
import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { type Me, useMay } from "@/domains/people/me";
import { CommandBox, useActions } from "@/kit/actions/CommandBox";
import { Clock } from "@/kit/Clock";
import { KeyMap } from "@/kit/keys/Keys";
import { useMedia } from "@/kit/useMedia";
import { useWords } from "@/words/words";
import { places } from "../places";
import { LinkLine } from "./LinkLine";
import { Notices } from "./Notices";
import { PersonMenu } from "./PersonMenu";
import { Presses } from "./Presses";
import { Rail } from "./Rail";
import { RoomChips } from "./RoomChips";
import styles from "./Shell.module.css";

/** A control room needs its whole window: there the rail makes way, and the mark leads home. */
const DESK = /^\/rooms\/([^/]+)(?:\/dock)?\/?$/;

export function Shell({ user }: { user: NonNullable<Me["user"]> }) {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const narrow = useMedia("(max-width: 720px)");
  const here = DESK.exec(useLocation().pathname)?.[1] ?? null;
  useActions(
    places
      .filter((place) => place.right === undefined || may(place.right))
      .map((place) => ({
        id: `go-${place.word}`,
        label: words.commandBox.go(words.places[place.word]),
        also: [place.word, words.places[place.word]],
        run: () => void navigate({ to: place.path }),
      })),
  );
  return (
    <div className={styles.shell} data-desk={here !== null}>
      {here === null && <Rail />}
      <header className={styles.bar}>
        {here !== null && (
          <Link to="/rooms" className={styles.home} aria-label={words.places.rooms}>
            <img src="/icon.svg" alt="" width={24} height={24} />
          </Link>
        )}
        <span className={styles.clock} data-narrow={narrow && here !== null}>
          <Clock />
        </span>
        <RoomChips here={here} narrow={narrow} />
        <span className={styles.gap} />
        <Presses user={user.id} />
        <CommandBox narrow={narrow} />
        <Notices />
        <PersonMenu user={user} />
      </header>
      <LinkLine />
      <main className={styles.main}>
        <Outlet />
      </main>
      <KeyMap />
    </div>
  );
}
