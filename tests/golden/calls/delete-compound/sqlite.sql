delete from "employments" where (("employments"."farmId" = ? and "employments"."farmId" collate binary = ?) and (("employments"."personId" = ? and "employments"."personId" collate binary = ?) and "employments"."role" collate binary in (select t0.value from json_each(?) as t0)))
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $1, string
  ?: list $2, string
