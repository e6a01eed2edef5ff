// The one dialog that is open over the desk.
import { useDesk } from "../desk/DeskContext";
import { AlertPanel } from "../alerts/AlertPanel";
import { WrongWordDialog } from "../alerts/WrongWordDialog";
import { PrompterDialog } from "../push/PrompterDialog";
import { PushDialog } from "../push/PushDialog";
import { BagDialog } from "./BagDialog";
import { FixDialog } from "./FixDialog";
import { GoLiveDialog } from "./GoLiveDialog";
import { HandoverDialog } from "./HandoverDialog";
import { HostsDialog } from "./HostsDialog";
import { IncidentDialog } from "./IncidentDialog";
import { IssuesDialog } from "./IssuesDialog";
import { NoteDialog } from "./NoteDialog";
import { ReadingDialog } from "./ReadingDialog";
import { ReceiveDialog } from "./ReceiveDialog";
import { ShiftDialog } from "./ShiftDialog";
import { TakeDialog } from "./TakeDialog";

export function Dialogs() {
  const { dialog } = useDesk();
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "reading":
      return <ReadingDialog />;
    case "note":
      return <NoteDialog why={dialog.why} />;
    case "alerts":
      return <AlertPanel />;
    case "wrong_word":
      return <WrongWordDialog at={dialog.at} />;
    case "push":
      return <PushDialog />;
    case "prompter":
      return <PrompterDialog />;
    case "bag":
      return <BagDialog />;
    case "take":
      return <TakeDialog />;
    case "go_live":
      return <GoLiveDialog show={dialog.show} />;
    case "issues":
      return <IssuesDialog />;
    case "shift":
      return <ShiftDialog />;
    case "hosts":
      return <HostsDialog />;
    case "handover":
      return <HandoverDialog />;
    case "receive":
      return <ReceiveDialog press={dialog.press} />;
    case "incident":
      return <IncidentDialog press={dialog.press} />;
    case "fix":
      return <FixDialog press={dialog.press} />;
  }
}
