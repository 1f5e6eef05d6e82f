update "employments" set "role" = ? where (("employments"."farmId" = ? and "employments"."farmId" collate binary = ?) and ("employments"."personId" = ? and "employments"."personId" collate binary = ?)) returning "employments"."id" as c0, "employments"."role" as c1
  ?: cell $2, string
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $1, string
