// The way to the page where files are handed in, for those who may hand some in.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";

export function ToImport() {
  const words = useWords();
  if (!useMay()("file.import")) return null;
  return (
    <Link to="/imports">
      <Button data-act="to-import">{words.results.toImport}</Button>
    </Link>
  );
}
