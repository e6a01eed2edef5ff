// What stands around every page: the rail, the bar, and the keys that work everywhere.
import { Outlet, useNavigate } from "@tanstack/react-router";
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
import styles from "./Shell.module.css";

export function Shell({ user }: { user: NonNullable<Me["user"]> }) {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const narrow = useMedia("(max-width: 720px)");
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
    <div className={styles.shell}>
      <Rail />
      <header className={styles.bar}>
        <span className={styles.clock}>
          <Clock />
        </span>
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
