// The rail: at the left of a desk's screen, at the foot of a phone's.
import { Link } from "@tanstack/react-router";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import { places } from "../places";
import styles from "./Shell.module.css";

export function Rail() {
  const words = useWords();
  const may = useMay();
  return (
    <nav className={styles.rail} aria-label={words.name}>
      <Link to="/" className={styles.mark} aria-label={words.name}>
        <img src="/icon.svg" alt="" width={28} height={28} />
      </Link>
      {places
        .filter((place) => !place.apart && (place.right === undefined || may(place.right)))
        .map((place) => (
          <Link
            key={place.path}
            to={place.path}
            className={styles.place}
            activeOptions={{ exact: place.path === "/" }}
          >
            <span className={styles.icon}>{place.icon}</span>
            <span>{words.places[place.word]}</span>
          </Link>
        ))}
    </nav>
  );
}
