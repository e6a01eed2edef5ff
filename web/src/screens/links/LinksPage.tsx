// The links of one show: what is sold under which number, at what price, for how long.
import { ShowFrame } from "../shows/ShowFrame";
import { Links } from "./Links";

export default function LinksPage() {
  return <ShowFrame tab="links">{(show) => <Links key={show.id} show={show} />}</ShowFrame>;
}
