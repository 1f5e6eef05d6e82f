select t0."id" as c0, t0."farmId" as c1, t0."personId" as c2, t0."role" as c3, t0."wage"::text as c4 from "employments" as t0 where (t0."farmId" = $1 and t0."personId" = $2)
  $1: cell $0, string
  $2: cell $1, string
