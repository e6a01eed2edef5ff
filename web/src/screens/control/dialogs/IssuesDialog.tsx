// What is still open in the plan while the show is on air.
import { useIssues } from "@/domains/control/room";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { DeskModal } from "./DeskModal";
import { IssueList } from "./IssueList";

export function IssuesDialog() {
  const { plan } = useDesk();
  const told = useWords().control.goLive;
  const issues = useIssues(plan);
  return (
    <DeskModal title={told.openItems}>
      <RefusalNote error={issues.error} />
      <IssueList issues={issues.data ?? []} />
      {issues.data?.length === 0 && <Empty small title={told.noIssues} />}
    </DeskModal>
  );
}
