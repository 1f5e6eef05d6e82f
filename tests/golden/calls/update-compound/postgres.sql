update "employments" set "role" = $1 where ("employments"."farmId" = $2 and "employments"."personId" = $3) returning "employments"."id" as c0, "employments"."role" as c1
  $1: cell $2, string
  $2: cell $0, string
  $3: cell $1, string
