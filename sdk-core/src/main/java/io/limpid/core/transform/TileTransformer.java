package io.limpid.core.transform;

import io.limpid.core.data.Table;
import java.util.Optional;

/**
 * A fitted transformer that can map one tile of rows after another through the same arrays, so that a long table is
 * predicted without new arrays for each tile.
 */
interface TileTransformer extends FittedTransformer {

    /**
     * What it makes of a tile, to be made again whenever the tile's arrays hold other rows; empty when some part of it
     * cannot. Never keeps the arrays beyond the step.
     *
     * @param aligned columns aligned to {@link #input()}, whose arrays the caller fills anew before each run; all NaN
     *     now
     */
    Optional<TileStep> tile(Table aligned);
}
