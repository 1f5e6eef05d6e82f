delete from "employments" where ("employments"."farmId" = $1 and ("employments"."personId" = $2 and "employments"."role" = any($3)))
  $1: cell $0, string
  $2: cell $1, string
  $3: list $2, string
