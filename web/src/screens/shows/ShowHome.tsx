// The address of a show by itself leads to its links.
import { Navigate, useParams } from "@tanstack/react-router";

export default function ShowHome() {
  const { show = "" } = useParams({ strict: false });
  return <Navigate to="/shows/$show/links" params={{ show }} replace />;
}
