// The evidence of a show as one zip, with its viewers for ourselves or without them for others.
import { useMay } from "@/domains/people/me";
import type { Which } from "@/domains/review/shows";
import { TakeAlong } from "@/domains/work/TakeAlong";
import { useWords } from "@/words/words";

export function EvidencePackage({ which }: { which: Which }) {
  const told = useWords().violations;
  const may = useMay();
  if (!may("compliance.package")) return null;
  const path = `/api/rooms/${encodeURIComponent(which.room)}/shows/${encodeURIComponent(which.show)}/evidence`;
  return (
    <TakeAlong
      label={told.package}
      act="evidence-package"
      groups={[
        [
          { key: "inside", label: told.packageInside, path, body: { outside: false } },
          { key: "outside", label: told.packageOutside, path, body: { outside: true } },
        ],
      ]}
    />
  );
}
