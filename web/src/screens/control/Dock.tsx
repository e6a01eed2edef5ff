// /rooms/$room/dock: the same desk as a narrow window beside the platform's own console.
import { ControlRoom } from "./ControlRoom";

export default function Dock() {
  return <ControlRoom dock />;
}
