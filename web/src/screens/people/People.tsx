// People: who signs in and with which duties, and who can be on air.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { Accounts } from "./Accounts";
import { Hosts } from "./Hosts";

export default function People() {
  const words = useWords();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const tab = search["tab"] === "hosts" ? "hosts" : "accounts";
  return (
    <Page
      full
      title={words.places.people}
      aside={
        <Segmented
          value={tab}
          onChange={(next) => void navigate({ to: "/people", search: { tab: next } })}
          options={[
            { value: "accounts", label: words.people.accounts },
            { value: "hosts", label: words.people.hosts },
          ]}
        />
      }
    >
      {tab === "accounts" ? <Accounts adding={search["add"] === true} /> : <Hosts />}
    </Page>
  );
}
