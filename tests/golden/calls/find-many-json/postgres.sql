select t0."id" as c0, t0."settings"::text as c1 from "farms" as t0 where t0."settings"::jsonb = $1::text::jsonb
  $1: cell $0, json
