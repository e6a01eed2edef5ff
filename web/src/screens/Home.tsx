// /sign-in for somebody who is signed in already: there is nothing to do here.
import { Navigate, useLocation } from "@tanstack/react-router";

export default function Home() {
  const { pathname } = useLocation();
  // While another page is on its way its address is here already: do not get in its way.
  return pathname === "/sign-in" ? <Navigate to="/" replace /> : null;
}
