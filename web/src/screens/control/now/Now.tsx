// The middle: one product, one decision. Before and after a show: the one thing to do next.
import { useDesk } from "../desk/DeskContext";
import { OnAir } from "./OnAir";
import { Start } from "./Start";

export function Now() {
  const { onAir } = useDesk();
  return onAir ? <OnAir /> : <Start />;
}
