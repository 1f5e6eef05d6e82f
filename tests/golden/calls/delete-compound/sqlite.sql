delete from "employments" where ("employments"."farmId" = ? and ("employments"."personId" = ? and "employments"."role" in (select t0.value from json_each(?) as t0)))
  ?: cell $0, string
  ?: cell $1, string
  ?: list $2, string
