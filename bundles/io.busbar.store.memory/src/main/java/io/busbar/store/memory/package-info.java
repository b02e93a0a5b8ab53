/** A store for simulations: the real journal on a disk in memory that loses power when told to. */
package io.busbar.store.memory;
