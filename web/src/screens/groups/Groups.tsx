// The team's groups: robots that may be written to, what is sent by itself, and what was sent.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useMay } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { GroupList } from "./GroupList";
import { Outbox } from "./Outbox";
import { Schedules } from "./Schedules";

const TABS = ["groups", "schedules", "sent"] as const;
type Tab = (typeof TABS)[number];

const isTab = (value: unknown): value is Tab => TABS.some((tab) => tab === value);

export default function Groups() {
  const told = useWords().groups;
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const tab = isTab(search["tab"]) ? search["tab"] : "groups";
  if (!useMay()("team.read")) {
    return (
      <Page title={told.title}>
        <Empty title={told.noRight} />
      </Page>
    );
  }
  return (
    <Page
      title={told.title}
      aside={
        <Segmented
          value={tab}
          onChange={(next) => void navigate({ to: "/groups", search: { tab: next } })}
          options={TABS.map((value) => ({ value, label: told.tabs[value] }))}
        />
      }
    >
      <div data-screen="groups" data-tab-open={tab}>
        {tab === "groups" && <GroupList adding={search["add"] === true} />}
        {tab === "schedules" && <Schedules />}
        {tab === "sent" && <Outbox />}
      </div>
    </Page>
  );
}
