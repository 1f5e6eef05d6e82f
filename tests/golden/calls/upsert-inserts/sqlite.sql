unsupported: update.wage.increment: the backend does not compute exactly with decimals
