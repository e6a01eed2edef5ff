// /rooms/$room: the control room, across a second monitor or whatever width there is.
import { ControlRoom } from "./ControlRoom";

export default function Control() {
  return <ControlRoom />;
}
