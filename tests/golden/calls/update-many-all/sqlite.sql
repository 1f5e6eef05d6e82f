update "people" set "bossId" = ?
  ?: cell $0, string
