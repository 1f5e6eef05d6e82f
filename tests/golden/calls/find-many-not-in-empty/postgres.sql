select t0."id" as c0 from "plots" as t0 where t0."crop" <> all($1) order by t0."id"::text collate "C"
  $1: list $0, string
