delete from "admin"."offices" where "offices"."id" = $1
  $1: cell $0, string
